'use client';

import { useUserName } from './queries.ts';

/** The name of somebody with an account. */
export function UserName({ id }: { id: string }) {
	return <bdi>{useUserName(id) ?? 'a colleague'}</bdi>;
}
