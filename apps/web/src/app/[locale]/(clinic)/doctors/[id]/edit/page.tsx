import { EditDoctor } from '../../../../../../features/doctor/edit-doctor.tsx';
import { Texts } from '../../../../../../lib/text/texts.tsx';

export default async function EditDoctorPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return (
		<Texts of={['doctor']}>
			<EditDoctor id={id} />
		</Texts>
	);
}
