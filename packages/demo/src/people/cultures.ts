import { american, brazilian, mexican, nigerian } from './americas-and-africa.ts';
import { british, irish } from './british-isles.ts';
import type { Culture } from './culture.ts';
import {
	chinese,
	indonesian,
	japanese,
	korean,
	thai,
	vietnamese,
} from './east-and-south-east-asia.ts';
import { arabic, hebrew, hindi } from './middle-east-and-south-asia.ts';
import {
	bulgarian,
	czech,
	greek,
	hungarian,
	icelandic,
	polish,
	swedish,
	turkish,
	ukrainian,
} from './north-and-east.ts';
import { dutch, french, german, italian, portuguese, spanish } from './western-europe.ts';

export const cultures: readonly Culture[] = [
	british,
	irish,
	american,
	french,
	german,
	spanish,
	mexican,
	portuguese,
	brazilian,
	italian,
	dutch,
	swedish,
	icelandic,
	polish,
	czech,
	hungarian,
	greek,
	ukrainian,
	bulgarian,
	turkish,
	nigerian,
	arabic,
	hebrew,
	hindi,
	chinese,
	japanese,
	korean,
	thai,
	vietnamese,
	indonesian,
];
