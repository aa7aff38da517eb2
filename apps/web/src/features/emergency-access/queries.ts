'use client';

import type { EmergencyAccess, ListEmergencyAccessesInput } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { useScreenReady } from '../../lib/hydration/screen-ready.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import { useMe } from '../user/queries.ts';

/** Whether the user may open patients of others in an emergency; undefined until that is loaded. */
export function useMayOpenInEmergency(): boolean | undefined {
	const me = useMe();
	const setting = useClinicQuery().data?.emergencyAccess;
	if (me === undefined || setting === undefined) return undefined;
	return setting === 'everyone' || (setting === 'admins' && me.role === 'admin');
}

/** Emergency accesses, newest first, page by page: of everybody, or to one patient of the user. */
export function useEmergencyAccessPages(
	params: Partial<Pick<ListEmergencyAccessesInput, 'patientId' | 'unreviewed'>>,
): Pages<EmergencyAccess> {
	const { client } = trpc.useUtils();
	const input = { ...params, limit: 25 };
	return usePages(getQueryKey(trpc.emergencyAccess.list, input, 'infinite'), (cursor, signal) =>
		client.emergencyAccess.list.query(cursor === undefined ? input : { ...input, cursor }, {
			signal,
		}),
	);
}

/** For administrators: the number of emergency accesses that nobody has reviewed; undefined until loaded. */
export function useUnreviewedCount(): number | undefined {
	const isAdmin = useMe()?.role === 'admin';
	// Whether it is needed is known after the first answer: it does not delay the screen.
	const isReady = useScreenReady();
	return trpc.emergencyAccess.list.useQuery(
		{ unreviewed: true, total: true, limit: 1 },
		{ enabled: isAdmin && isReady },
	).data?.total;
}
