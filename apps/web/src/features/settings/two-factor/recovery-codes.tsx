'use client';

import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { trpc } from '../../../lib/api/trpc.ts';
import { productName } from '../../../lib/text/product.ts';
import classes from './two-factor.module.css';

function CodeList({ codes }: { codes: string[] }) {
	return (
		<ol className={classes['codes']}>
			{codes.map((code) => (
				<li key={code}>
					<bdi dir="ltr">{code}</bdi>
				</li>
			))}
		</ol>
	);
}

/** Recovery codes, which are shown this once: to copy, print or save. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
	const t = useTranslations();
	const { copy, copied, error } = useClipboard({ timeout: 4000 });
	const email = trpc.useUtils().auth.me.getData()?.email ?? '';
	const title = t('settings.twoFactor.codes.sheetTitle', { product: productName, email });
	const file = [title, '', ...codes, ''].join('\r\n');
	return (
		<Stack gap="sm">
			<Text size="sm">{t('settings.twoFactor.codes.detail')}</Text>
			<CodeList codes={codes} />
			{createPortal(
				<div data-sheet data-paper-only>
					<Title order={1}>{title}</Title>
					<Text>{t('settings.twoFactor.codes.purpose')}</Text>
					<CodeList codes={codes} />
				</div>,
				document.body,
			)}
			{error === null ? null : (
				<Text size="sm" role="alert">
					{t('settings.twoFactor.codes.noCopying')}
				</Text>
			)}
			<VisuallyHidden role="status">
				{copied ? t('settings.twoFactor.codes.wereCopied') : ''}
			</VisuallyHidden>
			<Group gap="sm">
				<Button variant="default" onClick={() => copy(codes.join('\n'))}>
					{copied ? t('settings.twoFactor.codes.copied') : t('settings.twoFactor.codes.copy')}
				</Button>
				<Button variant="default" onClick={() => print()}>
					{t('settings.twoFactor.codes.print')}
				</Button>
				<Button
					variant="default"
					component="a"
					href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
					download={t('settings.twoFactor.codes.fileName')}
				>
					{t('settings.twoFactor.codes.save')}
				</Button>
			</Group>
			<Group justify="flex-end" mt="xs">
				<Button onClick={onDone} data-autofocus autoFocus>
					{t('settings.twoFactor.codes.done')}
				</Button>
			</Group>
		</Stack>
	);
}
