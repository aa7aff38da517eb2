/**
 * What the words of a search text are. The database folds each of them (its function `fold_word`) as it folds names; here a text
 * is only taken apart, at the places where folding would.
 */

/** Apostrophes of all kinds, and letters that are written like them: no end of a word, and no part of it either. */
const apostrophes =
	/['`\u{b4}\u{2b9}-\u{2bf}\u{2c8}\u{2ca}\u{2cb}\u{2ee}\u{374}\u{55a}\u{5f3}\u{5f4}\u{7f4}\u{7f5}\u{2018}-\u{201b}\u{2032}\u{2035}\u{a78b}\u{a78c}\u{ff07}]/gu;

/** What only formats its neighbours and is not seen, Arabic's lengthening stroke and its hamza, which are left out as often as not. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}ـء\u{674}]/gu;

/** What stands between words: punctuation, also such as Unicode has among letters and symbols. */
const separators = /[\p{P}\p{Z}\p{Cc}\p{Sm}\p{Sc}\p{Sk}\s\u{2c6}\u{2d0}\u{166d}]+/u;

/** Between parts that are more than words: an e-mail address, an MRN with its punctuation. */
const partSeparators = /[\s,;<>()[\]،、，；؛]+/u;

const address = /^[^@]+@[^@]*$/u;
/** What may be an MRN, or a licence or telephone number: letters and digits, with what those have between them. */
const numberForm = /^(?=.*\p{Nd})[\p{L}\p{M}\p{N}\p{Pd}.:/_#№&+'’]+$/u;
const outerPunctuation = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;

/** Distinct words of a text that count; no name has more, and each has its price. */
const maxWords = 12;

const listed = (...lists: string[]) => new Set(lists.flatMap((list) => list.split(' ')).map(plain));

/**
 * What people are addressed with in front of their names, without punctuation and accents: "Dipl.-Ing." is `dipling`. None
 * that is a common name as well, as "Don" and "Pan", and no single letters, which may be initials.
 */
const titlesBefore = listed(
	'mr mrs ms miss mx messrs dr drs prof professor sir dame rev reverend hon',
	'herr frau fraulein med dent phil jur rer nat hc habil dipl ing dipling mag',
	'mme mlle mmes monsieur madame mademoiselle docteur maitre',
	'sig signor signora signorina sigra dott dottssa dottoressa',
	'sr sra srta senor senora senorita dra senhor senhora doutor doutora doctor doctora',
	'dhr mevr mevrouw meneer mw bay bayan sayin mudr judr phdr mvdr mgr rndr paedr',
	'гн гжа господин госпожа др доктор проф κος κυριος κυρια δρ',
	'دكتور الدكتور دكتورة الدكتورة السيد السيدة الاستاذ الاستاذة اقای خانم',
	'דר פרופ מר גב גברת श्री श्रीमती डॉ कुमारी นาย นาง นางสาว',
);

/** The same behind them. */
const titlesAfter = listed(
	'mr mrs ms miss dr prof md phd dds dvm rn esq jr herr frau',
	'先生 女士 小姐 医生 醫生 博士 さん 様 さま 氏 씨 님 선생님',
);

/** A word as titles are compared. */
function plain(word: string): string {
	return word
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[\p{P}\p{S}]/gu, '')
		.toLowerCase();
}

const isTitle = (word: string, place: number, { length }: string[]) =>
	(place < length - 1 && titlesBefore.has(plain(word))) ||
	(place > 0 && titlesAfter.has(plain(word)));

/** A part of a text without spaces, as words: one where it may be a number, or is an address, which gets an @ before it. */
function wordsOfPart(part: string): string[] {
	if (address.test(part)) return [`@${part.replace(/[.:]+$/, '')}`];
	const number = part.replace(outerPunctuation, '');
	if (numberForm.test(number)) return [number];
	const whole = plain(part);
	if (titlesBefore.has(whole) || titlesAfter.has(whole)) return [whole];
	return piecesOf(part);
}

const piecesOf = (text: string) =>
	text.replace(apostrophes, '').normalize('NFKD').split(separators);

/** The pieces of a word that may be a number but as well a part of a name, as "Smith-2"; none where it can only be one of both. */
export function nameParts(word: string): string[] {
	const pieces = numberForm.test(word) ? piecesOf(word).filter(isWord) : [];
	return pieces.length > 1 && pieces.some((piece) => /\p{L}{3}/u.test(piece)) ? pieces : [];
}

/** A text as the database has it, but for its accents and other marks, which may be letters of their own. */
const bare = (text: string) =>
	text
		.replace(apostrophes, '')
		.normalize('NFKD')
		.replace(apostrophes, '')
		.replace(invisible, '')
		.replace(/[\p{P}\p{Z}\u{2c6}\u{2d0}\u{166d}]/gu, '')
		.toLowerCase();

/** Whether folding leaves something of a text. Symbols as ☺ may be all there is of a name. */
const isWord = (text: string) => /[\p{L}\p{N}\p{So}]/u.test(bare(text));

/** Whether a word is all that a text says: what else is there is punctuation. */
export const isWholeText = (text: string, word: string) =>
	!word.startsWith('@') && bare(text) === bare(word);

/**
 * The words of a search text, all of which have to be found: the first twelve that differ. Titles as "Dr" are none of them
 * where anything else is there.
 * @param isAlone whether the text is all there is of the query
 * @returns none for a text of punctuation alone
 */
export function searchWords(text: string, isAlone: boolean): string[] {
	const words = text
		.replace(invisible, '')
		.split(partSeparators)
		.flatMap(wordsOfPart)
		.filter(isWord);
	const names = words.filter((word, place) => !isTitle(word, place, words));
	const told = names.length > 0 ? names : words.slice(-1);
	// Beside a date or a number a title says nothing either.
	if (!isAlone && told.every((word) => titlesBefore.has(plain(word)))) return [];
	const distinct = new Map(told.map((word) => [plain(word), word]));
	return [...distinct.values()].slice(0, maxWords);
}
