import { expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';

it('is committed as it is served; `vitest run openapi.test.ts --update` writes it anew', async () => {
	const text = `${JSON.stringify(openApiDocument, undefined, 2)}\n`;
	await expect(text).toMatchFileSnapshot('../../../../docs/openapi.json');
});
