'use client';

import type { Share } from '@hms/contracts';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../../lib/list/use-pages.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
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

function takeBackLabel({ isEmergency, patientId, user }: Share): string {
	const name = isolateBidi(user.name);
	if (isEmergency) return `End now: the emergency access of ${name}`;
	return patientId === null
		? `Stop sharing all patients with ${name}`
		: `Stop sharing with ${name}`;
}

/** Whom the user lets in, with buttons to change that and to take it back. */
export function GivenShares({ pages, empty, whatOf, onChange }: GivenSharesProps) {
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
										aria-label={`Change what ${name} may do${share.patientId === null ? ' with all patients' : ''}`}
									>
										Change
									</Button>
								)}
								<Button
									size="compact-sm"
									variant="default"
									onClick={() => void takeBack(share)}
									disabled={busy}
									aria-label={takeBackLabel(share)}
								>
									{share.isEmergency ? 'End now' : 'Stop sharing'}
								</Button>
							</>
						}
					/>
				);
			}}
		</ShareList>
	);
}
