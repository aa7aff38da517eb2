import type { ReactNode } from 'react';

/** The tags that texts may have, for `t.rich`: `<bdi>` around what people typed and around names, `<strong>` for what matters. */
export const textTags = {
	bdi: (content: ReactNode) => <bdi>{content}</bdi>,
	strong: (content: ReactNode) => <strong>{content}</strong>,
};
