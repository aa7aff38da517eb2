import { notFound } from 'next/navigation';

/** Every path that no other page has. A page that is not found is rendered in the layout of its language. */
export default function UnknownPage() {
	notFound();
}
