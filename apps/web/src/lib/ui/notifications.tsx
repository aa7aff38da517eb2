'use client';

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { failureOf } from '../api/failure.ts';
import { uniqueId } from './unique-id.ts';

/** Long enough to read it, look up, and change one's mind. */
const undoTime = 10_000;

/** Says that something was done. */
export function say(message: string): void {
	notifications.show({ message });
}

/** Says that something could not be done, and why. It stays until it is closed: nobody should miss it. */
export function notifyFailure(title: string, error: unknown): void {
	const failure = failureOf(error);
	notifications.show({ title, message: failure.message, color: 'red', autoClose: false });
}

/**
 * Says that something was done and offers to take it back.
 * @param undo puts things back as they were; what it throws is shown
 * @param undone what is said then
 */
export function notifyWithUndo(
	message: string,
	undo: () => Promise<unknown>,
	undone: string,
): void {
	const id = uniqueId();
	let started = false;
	const takeBack = async () => {
		if (started) return;
		started = true;
		notifications.hide(id);
		try {
			await undo();
			say(undone);
		} catch (error) {
			notifyFailure('It could not be undone', error);
		}
	};
	notifications.show({
		id,
		autoClose: undoTime,
		message: (
			<Group justify="space-between" gap="sm" wrap="nowrap">
				<Text size="sm">{message}</Text>
				<Button size="compact-sm" variant="light" onClick={takeBack} style={{ flex: 'none' }}>
					Undo
				</Button>
			</Group>
		),
	});
}
