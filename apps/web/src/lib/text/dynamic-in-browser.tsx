import { type ComponentType, lazy } from 'react';

/** A component that is loaded when it is first rendered. */
export default function dynamic<Props extends object>(
	load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
	const Part = lazy(() => load().then((part) => ({ default: part })));
	// The server renders what preloads the code beside it; React's ids need the same places here.
	return (props) => (
		<>
			{null}
			<Part {...props} />
		</>
	);
}
