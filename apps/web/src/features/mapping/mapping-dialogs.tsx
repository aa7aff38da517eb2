'use client';

import type { Mapping } from '@hms/contracts';
import { Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';

const EditMappingForm = lazy(() =>
	import('./edit-mapping-form.tsx').then((file) => ({ default: file.EditMappingForm })),
);
const EndForm = lazy(() => import('./end-form.tsx').then((file) => ({ default: file.EndForm })));

/** What is being done to an assignment in a dialog. */
export interface Undertaking {
	what: 'edit' | 'end';
	mapping: Mapping;
}

interface MappingDialogsProps {
	undertaking: Undertaking | null;
	onClose: () => void;
}

/** The dialogs in which an assignment is edited or ended. */
export function MappingDialogs({ undertaking, onClose }: MappingDialogsProps) {
	const mapping = (what: Undertaking['what']) =>
		undertaking?.what === what ? undertaking.mapping : undefined;
	const [edited, ended] = [mapping('edit'), mapping('end')];
	return (
		<>
			<Modal opened={edited !== undefined} onClose={onClose} title="Edit assignment">
				{edited === undefined ? null : (
					<Suspense>
						<EditMappingForm mapping={edited} onDone={onClose} />
					</Suspense>
				)}
			</Modal>
			<Modal opened={ended !== undefined} onClose={onClose} title="End assignment">
				{ended === undefined ? null : (
					<Suspense>
						<EndForm mapping={ended} onDone={onClose} />
					</Suspense>
				)}
			</Modal>
		</>
	);
}
