import { Group, Text } from '@mantine/core';

import { productName } from '../../lib/text/product.ts';

/** The product's logo and name. */
export function Brand() {
	return (
		<Group gap={8} wrap="nowrap">
			<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
				<rect width="22" height="22" rx="6" fill="var(--mantine-primary-color-filled)" />
				<path d="M9 5h4v4h4v4h-4v4H9v-4H5V9h4z" fill="#ffffff" />
			</svg>
			<Text component="span" fw={700} fz="md">
				{productName}
			</Text>
		</Group>
	);
}
