'use client';

import type { Share } from '@hms/contracts';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Pages } from '../../lib/list/use-pages.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { ShareItem } from './share-item.tsx';
import { ShareList } from './share-list.tsx';
import { useTakeBack } from './use-end-share.ts';

interface GivenSharesProps {
	pages: Pages<Share>;
	empty: ReactNode;
	/** The patients of a share. */
	whatOf: (share: Share) => ReactNode;
	/** Opens the dialog that changes a share. */
	onChange: (share: Share) => void;
}

function takeBackLabel(t: Translate, { isEmergency, patientId, user }: Share): string {
	const name = isolateBidi(user.name);
	if (isEmergency) return t('share.endEmergencyOf', { name });
	return patientId === null ? t('share.stopAllWith', { name }) : t('share.stopWith', { name });
}

/** Whom the user lets in, with buttons to change that and to take it back. */
export function GivenShares({ pages, empty, whatOf, onChange }: GivenSharesProps) {
	const t = useTranslations();
	const { takeBack, busy } = useTakeBack();
	return (
		<ShareList pages={pages} empty={empty}>
			{(share) => {
				const name = isolateBidi(share.user.name);
				return (
					<ShareItem
						key={share.id}
						share={share}
						name={share.user.name}
						what={whatOf(share)}
						actions={
							<>
								{share.isEmergency ? null : (
									<Button
										size="compact-sm"
										variant="default"
										onClick={() => onChange(share)}
										aria-label={t(
											share.patientId === null ? 'share.changeWhatAll' : 'share.changeWhat',
											{ name },
										)}
									>
										{t('share.change')}
									</Button>
								)}
								<Button
									size="compact-sm"
									variant="default"
									onClick={() => void takeBack(share)}
									disabled={busy}
									aria-label={takeBackLabel(t, share)}
								>
									{t(share.isEmergency ? 'share.endNow' : 'share.stop')}
								</Button>
							</>
						}
					/>
				);
			}}
		</ShareList>
	);
}
