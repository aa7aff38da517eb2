import { productName } from '../../lib/text/product.ts';

/**
 * The document title, which screen readers also announce when a page opens. Titles from Next.js metadata arrive later, and
 * would replace the name of a record that is in the cache, so all screens use this component.
 */
export function PageTitle({ text }: { text: string }) {
	return <title>{`${text} · ${productName}`}</title>;
}
