import { clinicSettings, dayIn } from '@hms/contracts';
import { page } from '../list/page.ts';
import type { Call, Json, RecordedEvent, Rule, State } from '../state/state.ts';

/** Adds to the security log. The signed-in user is the actor, unless the event says who is. */
export function recordEvent(
	{ state, user, userAgent, chosen }: Call,
	event: Pick<RecordedEvent, 'kind'> & Partial<RecordedEvent>,
): void {
	state.events.push({
		...{ id: chosen.otherId(), at: chosen.now(), userAgent },
		...{ actor: user || null, about: null, email: null, detail: null },
		...event,
	});
}

function personOf({ users }: State, id: string | null): Json | null {
	return id === null ? null : { id, name: users.get(id)?.name };
}

export const securityEventRules = {
	list: ({ state, input }) => {
		const { userId, kind, on } = input;
		const { timeZone } = clinicSettings();
		const events = state.events.filter(
			(event) =>
				(userId === undefined || event.actor === userId || event.about === userId) &&
				(kind === undefined || event.kind === kind) &&
				(on === undefined || dayIn(timeZone, Date.parse(event.at)) === on),
		);
		return page(events, input, {
			sorts: { at: { by: ({ at }) => at, order: 'desc' } },
			fallback: 'at',
			show: ({ actor, about, ...event }) => ({
				...event,
				...{ actor: personOf(state, actor), user: personOf(state, about) },
				// Where every request to a clinic in memory comes from.
				address: '127.0.0.1',
			}),
		});
	},
} satisfies Record<string, Rule>;
