import { expect, test } from 'vitest';
import { fullName } from './full-name.ts';

test.each([
	['Ada', 'Lovelace', 'Ada Lovelace'],
	['Sukarno', null, 'Sukarno'],
	['伟', '王', '王伟'],
	['娜娜', '欧阳', '欧阳娜娜'],
	['花子', '山田', '山田花子'],
	['サクラ', '山田', '山田サクラ'],
	['はなこ', 'やまだ', 'やまだはなこ'],
	['민준', '김', '김민준'],
	['\u{20BB7}', '佐々木', '佐々木\u{20BB7}'],
	// Of elsewhere, in Katakana.
	['ジョン', 'スミス', 'ジョン スミス'],
	['Wei', 'Wang', 'Wei Wang'],
	['Wei', '王', 'Wei 王'],
	['伟 Peter', '王', '伟 Peter 王'],
	['Thị Mai', 'Nguyễn', 'Thị Mai Nguyễn'],
	['محمد', 'حسن', 'محمد حسن'],
	['🙂', '王', '🙂 王'],
	['王', null, '王'],
])('the name of %j %j is %j', (givenName, familyName, name) => {
	expect(fullName({ givenName, familyName })).toBe(name);
});
