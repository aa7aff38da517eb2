import { notificationPage } from '@hms/contracts';
import { expect, it } from 'vitest';
import { addNotification, notificationRules } from './notification/notifications.ts';
import { chooser } from './state/chosen.ts';
import { type Account, type Call, emptyState, type Json } from './state/state.ts';

it('notifications in memory are of the contract, for who gets them alone', () => {
	const choose = chooser(Date.now);
	const state = emptyState();
	const { id, now } = choose();
	const [ada, grace] = [id(), id()];
	for (const [userId, name] of [
		[ada, 'Ada'],
		[grace, 'Grace'],
	] as const) {
		const account: Account = {
			...{ id: userId, name, email: `${name}@example.org`, role: 'staff', status: 'active' },
			...{
				createdAt: now(),
				password: '',
				lastSeenAt: null,
				totp: null,
				recoveryCodes: [],
				passkeys: [],
				...{ language: null, dateOrder: null, timeFormat: null },
			},
		};
		state.users.set(userId, account);
	}
	const call = (user: string, input: Json = {}): Call => ({
		...{ state, user, input, chosen: choose() },
		...{ session: id(), userAgent: null, setCookie: () => undefined },
	});
	const listed = (user: string, input: Json = {}) => {
		const decision = notificationRules.list(call(user, input));
		if ('refused' in decision) throw new Error('a list is not refused');
		return notificationPage.parse(decision()).items;
	};
	for (const count of [1, 2]) addNotification(call(grace), ada, { kind: 'transfer_undone', count });
	addNotification(call(grace), grace, { kind: 'transfer_undone', count: 3 });
	const [newest, oldest] = listed(ada);
	expect([newest, oldest]).toMatchObject([
		{ count: 2, kind: 'transfer_undone', actor: { id: grace, name: 'Grace' }, readAt: null },
		{ count: 1 },
	]);
	expect(listed(grace)).toEqual([]);
	notificationRules.read(call(grace));
	notificationRules.read(call(ada, { ids: [newest?.id] }));
	expect(listed(ada, { unread: true })).toEqual([oldest]);
	notificationRules.read(call(ada));
	expect(listed(ada, { unread: true })).toEqual([]);
});
