import { productName } from '../../lib/text/product.ts';

/**
 * The title of the tab, which is also what a screen reader says when a page opens. Next.js writes titles of its own
 * late, over the name of a record that was known already, so all screens do it this way.
 */
export function PageTitle({ text }: { text: string }) {
	return <title>{`${text} · ${productName}`}</title>;
}
