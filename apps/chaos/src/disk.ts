import { execFileSync } from 'node:child_process';
import { statfs } from 'node:fs/promises';

const whole = '3g';

/** A small file system in memory for a folder, which can be made full. */
export interface SmallDisk {
	fill(): Promise<void>;
	makeRoom(): void;
	remove(): void;
}

function remount(folder: string, size: string): void {
	execFileSync('mount', ['-o', `remount,size=${size}`, folder], { stdio: 'ignore' });
}

/** @returns why there is none, where this account may not mount */
export function mountSmallDisk(folder: string): SmallDisk | string {
	if (process.platform !== 'linux') return 'only Linux has tmpfs';
	try {
		const how = ['-t', 'tmpfs', '-o', `size=${whole},mode=711`, 'hms-chaos', folder];
		execFileSync('mount', how, { stdio: 'ignore' });
	} catch {
		return 'this account may not mount a file system';
	}
	return {
		async fill() {
			const { blocks, bfree, bsize } = await statfs(folder);
			remount(folder, String((blocks - bfree) * bsize + 64 * 1024));
		},
		makeRoom: () => remount(folder, whole),
		remove: () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }),
	};
}
