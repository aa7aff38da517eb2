/**
 * Divides a search text into words, at the places where the database's folding divides names. The database folds the words
 * themselves (`fold_word`).
 */

/** Apostrophes and letters that look like them: they neither end a word nor belong to it. */
const apostrophes =
	/['`\u{b4}\u{2b9}-\u{2bf}\u{2c8}\u{2ca}\u{2cb}\u{2ee}\u{374}\u{55a}\u{5f3}\u{5f4}\u{7f4}\u{7f5}\u{2018}-\u{201b}\u{2032}\u{2035}\u{a78b}\u{a78c}\u{ff07}]/gu;

/** Invisible formatting characters, and Arabic's tatweel and hamza, which are often omitted. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}ـء\u{674}]/gu;

/** Separators of words: punctuation, including characters that Unicode counts as letters or symbols. */
const separators = /[\p{P}\p{Z}\p{Cc}\p{Sm}\p{Sc}\p{Sk}\s\u{2c6}\u{2d0}\u{166d}]+/u;

/** Separators of parts, which may contain punctuation: an e-mail address, an MRN. */
const partSeparators = /[\s,;<>()[\]،、，；؛]+/u;

const address = /^[^@]+@[^@]*$/u;
/** An MRN, licence number or telephone number: letters and digits with the punctuation of numbers. */
const numberForm = /^(?=.*\p{Nd})[\p{L}\p{M}\p{N}\p{Pd}.:/_#№&+'’]+$/u;
const outerPunctuation = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;

/** The most distinct words that are searched for: no name has more, and each costs time. */
const maxWords = 12;

const listed = (...lists: string[]) => new Set(lists.flatMap((list) => list.split(' ')).map(plain));

/**
 * Titles before names, without punctuation and accents: "Dipl.-Ing." is `dipling`. Titles that are common names, such as "Don"
 * and "Pan", and single letters, which may be initials, are left out.
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

/** Titles after names. */
const titlesAfter = listed(
	'mr mrs ms miss dr prof md phd dds dvm rn esq jr herr frau',
	'先生 女士 小姐 医生 醫生 博士 さん 様 さま 氏 씨 님 선생님',
);

/** A word in the form in which titles are compared. */
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

/** The words of a part: one word if it can be a number or is an e-mail address, which gets the prefix @. */
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

/** The words of a part that can be a number or a name, such as "Smith-2"; empty if it can only be one of both. */
export function nameParts(word: string): string[] {
	const pieces = numberForm.test(word) ? piecesOf(word).filter(isWord) : [];
	return pieces.length > 1 && pieces.some((piece) => /\p{L}{3}/u.test(piece)) ? pieces : [];
}

/** A text folded as in the database, except that accents and other marks are kept. */
const bare = (text: string) =>
	text
		.replace(apostrophes, '')
		.normalize('NFKD')
		.replace(apostrophes, '')
		.replace(invisible, '')
		.replace(/[\p{P}\p{Z}\u{2c6}\u{2d0}\u{166d}]/gu, '')
		.toLowerCase();

/** Whether folding leaves anything of a text. A name can consist of symbols such as ☺. */
const isWord = (text: string) => /[\p{L}\p{N}\p{So}]/u.test(bare(text));

/** Whether a text has nothing but a word and punctuation. */
export const isWholeText = (text: string, word: string) =>
	!word.startsWith('@') && bare(text) === bare(word);

/**
 * The words of a search text: the first twelve distinct ones, without titles such as "Dr" if there are other words.
 * @param isAlone whether the query has nothing but this text
 * @returns an empty list for punctuation only
 */
export function searchWords(text: string, isAlone: boolean): string[] {
	const words = text
		.replace(invisible, '')
		.split(partSeparators)
		.flatMap(wordsOfPart)
		.filter(isWord);
	const names = words.filter((word, place) => !isTitle(word, place, words));
	const searched = names.length > 0 ? names : words.slice(-1);
	// With a date or number in the query, titles are left out too.
	if (!isAlone && searched.every((word) => titlesBefore.has(plain(word)))) return [];
	const distinct = new Map(searched.map((word) => [plain(word), word]));
	return [...distinct.values()].slice(0, maxWords);
}
