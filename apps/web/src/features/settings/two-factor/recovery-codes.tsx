'use client';

import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { createPortal } from 'react-dom';
import { trpc } from '../../../lib/api/trpc.ts';
import { productName } from '../../../lib/text/product.ts';
import classes from './two-factor.module.css';

const purpose =
	'Each code signs you in once instead of a code from the app, for example if you lose your telephone.';

function CodeList({ codes }: { codes: string[] }) {
	return (
		<ol className={classes['codes']}>
			{codes.map((code) => (
				<li key={code}>{code}</li>
			))}
		</ol>
	);
}

/** Recovery codes, which are shown this once: to copy, print or save. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
	const { copy, copied, error } = useClipboard({ timeout: 4000 });
	const email = trpc.useUtils().auth.me.getData()?.email ?? '';
	const title = `${productName}: recovery codes of ${email}`;
	const file = [title, '', ...codes, ''].join('\r\n');
	return (
		<Stack gap="sm">
			<Text size="sm">
				{purpose} Keep them somewhere safe, and not on your telephone. They’re shown only once.
			</Text>
			<CodeList codes={codes} />
			{createPortal(
				<div data-sheet data-paper-only>
					<Title order={1}>{title}</Title>
					<Text>{purpose}</Text>
					<CodeList codes={codes} />
				</div>,
				document.body,
			)}
			{error === null ? null : (
				<Text size="sm" role="alert">
					This browser doesn’t allow copying. Select the codes and copy them with the keyboard.
				</Text>
			)}
			<VisuallyHidden role="status">
				{copied ? 'The recovery codes were copied' : ''}
			</VisuallyHidden>
			<Group gap="sm">
				<Button variant="default" onClick={() => copy(codes.join('\n'))}>
					{copied ? 'Copied' : 'Copy'}
				</Button>
				<Button variant="default" onClick={() => print()}>
					Print
				</Button>
				<Button
					variant="default"
					component="a"
					href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
					download="recovery-codes.txt"
				>
					Save as a file
				</Button>
			</Group>
			<Group justify="flex-end" mt="xs">
				<Button onClick={onDone} data-autofocus autoFocus>
					I’ve saved them
				</Button>
			</Group>
		</Stack>
	);
}
