/** A text as the build compiles it: literals, and arrays for arguments, plurals and tags. */
type Compiled = string | number | readonly unknown[];
/** Texts by their keys, in as many levels as there are. */
export interface Texts {
	readonly [key: string]: Compiled | Texts;
}

const plain = 'AEIOUYaeiouycnsz';
const accented = 'ÅÉÎÕÜÝåéîõüýçñšž';
const accent = (letter: string) => accented[plain.indexOf(letter)] ?? letter;

/** A literal with accents, longer by about a third, as translations are; the space around it stays. */
function lengthen(literal: string): string {
	const letters = literal.replaceAll(/[A-Za-z]/g, accent);
	// In pieces, because lines break between words.
	const extra = '~'
		.repeat(Math.round(literal.trim().length * 0.35))
		.replaceAll(/~{8}(?=~)/g, '$& ');
	return letters.replace(/\s*$/, (space) => `${extra}${space}`);
}

const isBranches = (value: unknown): value is Record<string, Compiled> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function pseudoNode(node: unknown): unknown {
	if (typeof node === 'string') return lengthen(node);
	if (!Array.isArray(node)) return node;
	const [name, kind, ...rest] = node;
	// An argument: its name alone.
	if (kind === undefined) return node;
	// A tag: its name, then what is in it. In any other node a number above 0 is next, and for plurals and selections their branches.
	const isTag = typeof kind !== 'number' || kind === 0;
	if (isTag) return [name, ...[kind, ...rest].map(pseudoNode)];
	return [
		name,
		kind,
		...rest.map((part) => (isBranches(part) ? pseudoBranches(kind, part) : part)),
	];
}

function pseudoBranches(kind: number, branches: Record<string, Compiled>): unknown {
	// 1 to 3 are selections and plurals; the others have options of formats.
	if (kind > 3) return branches;
	return Object.fromEntries(
		Object.entries(branches).map(([key, branch]) => [key, pseudoMessage(branch)]),
	);
}

const pseudoMessage = (message: unknown): unknown =>
	Array.isArray(message) ? message.map(pseudoNode) : pseudoNode(message);

/** Texts that look translated and can still be read: "Sign in" is "Šîgñ îñ~~". */
export function pseudoTexts(texts: Texts): Texts {
	return Object.fromEntries(
		Object.entries(texts).map(([key, text]) => [
			key,
			// A text is compiled to a literal or an array, so an object is a level of keys.
			isBranches(text) ? pseudoTexts(text as Texts) : (pseudoMessage(text) as Compiled),
		]),
	);
}
