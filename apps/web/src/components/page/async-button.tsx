'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

interface AsyncButtonProps extends ButtonProps {
	/** @returns what follows once the button has the focus again, such as opening a dialog that gives it back */
	run: () => Promise<(() => void) | undefined>;
}

/** A button that shows that it is busy. A disabled button loses the focus, which it gets back. */
export function AsyncButton({ run, ...button }: AsyncButtonProps) {
	const element = useRef<HTMLButtonElement>(null);
	const [busy, setBusy] = useState(false);

	async function onClick(): Promise<void> {
		setBusy(true);
		const next = await run();
		flushSync(() => setBusy(false));
		element.current?.focus();
		next?.();
	}

	return (
		<Button
			variant="default"
			{...button}
			ref={element}
			loading={busy}
			onClick={() => void onClick()}
		/>
	);
}
