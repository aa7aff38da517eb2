import { describe, expect, it } from 'vitest';
import { accountEmail, email } from './email.ts';
import { readEmail } from './read-email.ts';

describe('an e-mail address', () => {
	it.each([
		'ada@example.org',
		'Ada.Lovelace@example.org',
		"o'brien@example.org",
		'first+tag@example.org',
		'a_b-c@sub.domain.example.org',
		'1@example.org',
		'a@1.example',
		'a!#$%&*/=?^_`{|}~b@example.org',
		'jürgen@münchen.de',
		'josé.núñez@españa.es',
		'иван@почта.рф',
		'用户@例子.广告',
		'たろう@例え.jp',
		'δοκιμή@παράδειγμα.ελ',
		'محمد@مثال.مصر',
		'דוד@דוגמה.קום',
		'अजय@डाटा.भारत',
		'홍길동@예시.한국',
		'สมชาย@ตัวอย่าง.ไทย',
		'jürgen@xn--mnchen-3ya.de',
		'a@example.xn--p1ai',
		'☕@example.org',
		`${'a'.repeat(64)}@example.org`,
		`a@${'b'.repeat(63)}.org`,
	])('%s is taken as it is', (address) => {
		expect(email.parse(address)).toBe(address.normalize('NFC'));
		expect(readEmail(address)).toBe(address.normalize('NFC'));
	});

	it.each([
		['space around', ' ada@example.org\n', 'ada@example.org'],
		['what came along with copy and paste', '\u200eada@\u200bexample.org\ufeff', 'ada@example.org'],
		['a decomposed letter', 'ju\u0308rgen@mu\u0308nchen.de', 'jürgen@münchen.de'],
		['letters of full width', 'ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'ada@example.org'],
		['a full stop of Japan', 'taro@例え。jp', 'taro@例え.jp'],
	])('is taken with %s', (_, typed, kept) => {
		expect(email.parse(typed)).toBe(kept);
		expect(readEmail(typed)).toBe(kept);
	});

	it.each([
		'',
		'nobody',
		'@example.org',
		'ada@',
		'ada@example',
		'ada@localhost',
		'a b@example.org',
		'ada@exam ple.org',
		'ada@@example.org',
		'ada@b@example.org',
		'.ada@example.org',
		'ada.@example.org',
		'a..da@example.org',
		'ada@.example.org',
		'ada@example..org',
		'ada@example.org.',
		'ada@-example.org',
		'ada@example-.org',
		'ada@example.o',
		'ada@example.123',
		'ada@[127.0.0.1]',
		'"ada"@example.org',
		'Ada <ada@example.org>',
		'mailto:ada@example.org',
		'ada@example.org, b@example.org',
		'ada@exa_mple.org',
		'ada@exam\u0000ple.org',
		'ada\u001b@example.org',
		'jürgen@münchen',
		'jürgen@münchen.de.',
		'ju rgen@münchen.de',
		'ada\\@example.org',
		`${'a'.repeat(65)}@example.org`,
		`a@${'b'.repeat(64)}.org`,
		`a@${'b.'.repeat(130)}org`,
	])('%j is refused', (address) => {
		expect(email.safeParse(address).success).toBe(false);
		expect(readEmail(address)).toBeUndefined();
	});

	it('is judged quickly however long it is', () => {
		expect(email.safeParse(`${'a.'.repeat(50_000)}@`).success).toBe(false);
		expect(email.safeParse(`a@${'b-'.repeat(50_000)}`).success).toBe(false);
	});
});

describe('the address of an account', () => {
	it.each([
		['Ada@Example.ORG', 'ada@example.org'],
		['JÜRGEN@MÜNCHEN.DE', 'jürgen@münchen.de'],
		['JU\u0308RGEN@münchen.de', 'jürgen@münchen.de'],
		['ИВАН@ПОЧТА.РФ', 'иван@почта.рф'],
		['ΝΊΚΟΣ@ΕΛΛΆΣ.GR', 'νίκος@ελλάς.gr'],
		['νίκοσ@ελλάσ.gr', 'νίκος@ελλάς.gr'],
		['ΝΊΚΟΣ.ΠΑΠΑΣ@example.org', 'νίκος.παπας@example.org'],
		['\u212Aelvin@example.org', 'kelvin@example.org'],
		['ﬁona@example.org', 'fiona@example.org'],
		['ｊｏｅ@example.org', 'joe@example.org'],
		['STRAẞE@example.org', 'straße@example.org'],
		['Ǆaja@example.org', 'džaja@example.org'],
	])('%s is %s, and stays so', (typed, kept) => {
		expect(accountEmail.parse(typed)).toBe(kept);
		expect(accountEmail.parse(kept)).toBe(kept);
	});
});
