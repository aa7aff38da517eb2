'use client';

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { failureOf } from '../api/failure.ts';
import { FailureText } from '../api/failure-text.ts';
import { uniqueId } from './unique-id.ts';

/** Long enough to read the message and to decide. */
const undoTimeMs = 10_000;

/** Shows a message that something was done. */
export function notify(message: string): void {
	notifications.show({ message });
}

/** Shows that something could not be done, and why. The message stays until it is closed, so that nobody misses it. */
export function notifyFailure(title: string, error: unknown): void {
	const message = <FailureText failure={failureOf(error)} />;
	notifications.show({ title, message, color: 'red', autoClose: false });
}

/** Shows a list, such as of those with whom nothing was done. It stays until it is closed. */
export function notifyList(title: string, items: string[]): void {
	notifications.show({
		title,
		autoClose: false,
		color: 'yellow',
		message: (
			<ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 160, overflowY: 'auto' }}>
				{items.map((item, place) => (
					<li key={place}>{item}</li>
				))}
			</ul>
		),
	});
}

/**
 * Shows a message that something was done, with a button to undo it.
 * @param undo restores the state before; an error that it throws is shown
 * @param undone the message after that
 */
export function notifyWithUndo(
	message: string,
	undo: () => Promise<unknown>,
	undone: string,
): void {
	const id = uniqueId();
	let started = false;
	const runUndo = async () => {
		if (started) return;
		started = true;
		notifications.hide(id);
		try {
			await undo();
			notify(undone);
		} catch (error) {
			notifyFailure('It could not be undone', error);
		}
	};
	notifications.show({
		id,
		autoClose: undoTimeMs,
		message: (
			<Group justify="space-between" gap="sm" wrap="nowrap">
				<Text size="sm">{message}</Text>
				<Button size="compact-sm" variant="light" onClick={runUndo} style={{ flex: 'none' }}>
					Undo
				</Button>
			</Group>
		),
	});
}
