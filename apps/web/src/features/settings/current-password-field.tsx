'use client';

import type { PasswordInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PasswordField } from '../../components/form/password-field.tsx';
import { trpc } from '../../lib/api/trpc.ts';

/** The input of a form with this field: without the password where it was not asked for. */
export const passwordInput = (currentPassword: string) =>
	currentPassword === '' ? {} : { currentPassword };

/**
 * Asks for the current password once a form was refused for the lack of it: whoever has signed in a short while ago is not asked.
 */
export function CurrentPasswordField({ error, ...input }: PasswordInputProps) {
	const me = trpc.useUtils().auth.me.getData();
	const element = useRef<HTMLInputElement>(null);
	const [isAsked, setAsked] = useState(false);
	if (error && !isAsked) setAsked(true);
	useEffect(() => {
		if (isAsked) element.current?.focus();
	}, [isAsked]);
	if (!isAsked) return null;
	return (
		<>
			{/* Tells password managers whose password this is. */}
			<input
				type="text"
				name="username"
				autoComplete="username"
				value={me?.email ?? ''}
				readOnly
				hidden
			/>
			<PasswordField
				{...input}
				error={error}
				ref={element}
				autoComplete="current-password"
				withAsterisk={false}
			/>
		</>
	);
}
