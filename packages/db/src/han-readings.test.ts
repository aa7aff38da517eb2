import { expect, it } from 'vitest';
import { hanReadingsSql } from '../generate/han-readings.ts';

it('the readings of Chinese characters are those of pinyin-pro', async () => {
	await expect(hanReadingsSql()).toMatchFileSnapshot('../sql/functions/han-readings.sql');
});
