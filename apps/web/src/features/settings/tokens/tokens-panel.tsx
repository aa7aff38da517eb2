'use client';

import type { PersonalToken } from '@hms/contracts';
import { Button, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../components/page/panel.tsx';
import classes from '../../../components/record-list/action-list.module.css';
import { LoadedPages } from '../../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../../components/record-list/show-more.tsx';
import { lazyDialog } from '../../../lib/ui/lazy-dialog.tsx';
import { useTokenPages } from './queries.ts';
import { TokenItem } from './token-item.tsx';

const LazyCreateDialog = lazyDialog(() =>
	import('./token-dialogs.tsx').then((file) => file.CreateTokenDialog),
);
const LazyTakeBackDialog = lazyDialog(() =>
	import('./token-dialogs.tsx').then((file) => file.TakeBackTokenDialog),
);

/** The user's personal tokens, with buttons to make one and to take them back. */
export function TokensPanel() {
	const t = useTranslations();
	const pages = useTokenPages();
	const [isCreating, setCreating] = useState(false);
	const [chosen, setChosen] = useState<PersonalToken | null>(null);
	return (
		<Panel
			title={t('settings.tokens.title')}
			actions={
				<Button size="compact-sm" variant="light" onClick={() => setCreating(true)}>
					{t('settings.tokens.create.open')}
				</Button>
			}
		>
			<LoadedPages
				noun="personal tokens"
				pages={pages}
				skeleton={<Skeleton height={40} />}
				empty={
					<Text size="sm" c="dimmed">
						{t('settings.tokens.none')}
					</Text>
				}
			>
				{(tokens) => (
					<ul className={classes['list']}>
						{tokens.map((token) => (
							<TokenItem key={token.id} token={token} onTakeBack={() => setChosen(token)} />
						))}
					</ul>
				)}
			</LoadedPages>
			<ShowMore pages={pages} />
			<LazyCreateDialog opened={isCreating} onClose={() => setCreating(false)} />
			<LazyTakeBackDialog token={chosen} opened={chosen !== null} onClose={() => setChosen(null)} />
		</Panel>
	);
}
