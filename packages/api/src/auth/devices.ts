import type { SessionKind } from '@hms/db';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.ts';
import type { Device } from './tokens.ts';

/** The most users of one browser that are remembered, those who signed in last: a ward's machine has many. */
const maxUsers = 20;

/**
 * The browser or program that signs in, if somebody has signed in there before: a browser by its cookie, a program by the token
 * that it got.
 */
export async function readDevice(
	{ services, deviceCookie }: Context,
	kind: SessionKind,
	token: string | undefined,
): Promise<Device | null> {
	const sent = kind === 'browser' ? deviceCookie.value : (token ?? null);
	return sent === null ? null : services.tokens.verifyDevice(sent);
}

/** A device in which a user has signed in now. */
export function deviceWith(device: Device | null, userId: string): Device {
	const others = device?.userIds.filter((id) => id !== userId) ?? [];
	return { id: device?.id ?? uuidv7(), userIds: [userId, ...others].slice(0, maxUsers) };
}
