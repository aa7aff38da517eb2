import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** The tag of a name in a line about an emergency access, for `t.rich`. */
export const emphasizedName = (name: ReactNode) => (
	<Text span inherit fw={600}>
		<bdi>{name}</bdi>
	</Text>
);
