'use client';

import type { Share } from '@hms/contracts';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Pages } from '../../lib/list/use-pages.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { ShareItem } from './share-item.tsx';
import { ShareList } from './share-list.tsx';

interface ReceivedSharesProps {
	pages: Pages<Share>;
	empty: ReactNode;
	nameOf: (share: Share) => string;
	/** The patients of a share. */
	whatOf: (share: Share) => ReactNode;
	/** Opens the dialog that gives a share up. */
	onGiveUp: (share: Share) => void;
}

/** Who lets the user in, with a button to give that up. */
export function ReceivedShares({ pages, empty, nameOf, whatOf, onGiveUp }: ReceivedSharesProps) {
	const t = useTranslations();
	return (
		<ShareList pages={pages} empty={empty}>
			{(share) => (
				<ShareItem
					key={share.id}
					share={share}
					name={nameOf(share)}
					what={whatOf(share)}
					actions={
						<Button
							size="compact-sm"
							variant="default"
							onClick={() => onGiveUp(share)}
							aria-label={t(share.isEmergency ? 'share.endEmergencyTo' : 'share.giveUpWhat', {
								name: isolateBidi(share.owner.name),
							})}
						>
							{t(share.isEmergency ? 'share.endNow' : 'share.giveUp')}
						</Button>
					}
				/>
			)}
		</ShareList>
	);
}
