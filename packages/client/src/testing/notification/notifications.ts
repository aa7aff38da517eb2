import type { NotificationContents } from '@hms/contracts';
import { page } from '../list/page.ts';
import { readable } from '../state/access.ts';
import { nameOf } from '../state/records.ts';
import type { Call, Json, Rule, StoredNotification } from '../state/state.ts';
import { tellNotification } from '../state/tell.ts';

/** Tells a user what the caller does that concerns them. */
export function addNotification(call: Call, to: string, contents: NotificationContents): void {
	const { state, user, chosen } = call;
	if (to === user) return;
	const [id, createdAt] = [chosen.otherId(), chosen.now()];
	state.notifications.push({ id, to, from: user, contents, createdAt, readAt: null });
	tellNotification(call, to, { id, kind: contents.kind });
}

function show(call: Call, { id, from, contents, createdAt, readAt }: StoredNotification): Json {
	const about = new Map<string, unknown>(Object.entries(contents));
	const named = (kind: 'patient' | 'doctor') => {
		const named = about.get(`${kind}Id`);
		if (typeof named !== 'string') return null;
		const row = readable(call, kind, named);
		return { id: named, name: row ? nameOf(row) : null };
	};
	const detail = (name: string) => about.get(name) ?? null;
	return {
		...{ id, createdAt, readAt, kind: contents.kind },
		actor: { id: from, name: call.state.users.get(from)?.name },
		...{ patient: named('patient'), doctor: named('doctor') },
		...{ level: detail('level'), until: detail('until') },
		...{ count: detail('count'), reason: detail('reason') },
	};
}

const own = ({ state, user }: Call) => state.notifications.filter(({ to }) => to === user);

export const notificationRules = {
	list: (call) => {
		const { unread } = call.input;
		return page(
			own(call).filter(({ readAt }) => !unread || readAt === null),
			call.input,
			{
				sorts: { createdAt: { by: ({ createdAt }) => createdAt, order: 'desc' } },
				fallback: 'createdAt',
				show: (one) => show(call, one),
			},
		);
	},
	read: (call) => {
		const { ids } = call.input;
		for (const one of own(call)) {
			if (one.readAt !== null || (Array.isArray(ids) && !ids.includes(one.id))) continue;
			one.readAt = call.chosen.now();
			tellNotification(call, call.user, { id: null, kind: null });
		}
		return () => undefined;
	},
} satisfies Record<string, Rule>;
