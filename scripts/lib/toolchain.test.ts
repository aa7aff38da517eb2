import { expect, it } from 'vitest';
import { installPackages, prepareAlone } from './toolchain.mjs';

it('needs nothing of the folder where all is installed, not even the lock', async () => {
	await expect(prepareAlone(() => installPackages())).resolves.toBeUndefined();
});
