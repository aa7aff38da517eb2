import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const libraries = [
	'/usr/lib/*/faketime/libfaketimeMT.so.1',
	'/usr/lib/faketime/libfaketimeMT.so.1',
	'/usr/local/lib/faketime/libfaketimeMT.so.1',
];

/** A clock for the product that can be moved. */
export interface Clock {
	env: Record<string, string>;
	/** @param seconds from the right time */
	set(seconds: number): void;
}

/** @param folder where the file with the clock's offset is kept @returns why there is none */
export function fakeClock(folder: string): Clock | string {
	const [library] = globSync(libraries);
	if (!library) return 'libfaketime is not installed';
	const file = join(folder, 'clock');
	const set = (seconds: number) => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
	set(0);
	return {
		set,
		env: {
			LD_PRELOAD: library,
			FAKETIME_TIMESTAMP_FILE: file,
			FAKETIME_CACHE_DURATION: '1',
			FAKETIME_DONT_FAKE_MONOTONIC: '1',
			DONT_FAKE_MONOTONIC: '1',
		},
	};
}
