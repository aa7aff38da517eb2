import { activityRouter } from './activity/router.ts';
import { authRouter } from './auth/router.ts';
import { backupRouter } from './backup/router.ts';
import { clinicRouter } from './clinic/router.ts';
import { doctorRouter } from './doctor/router.ts';
import { emergencyAccessRouter } from './emergency-access/router.ts';
import { invitationRouter } from './invitation/router.ts';
import { mappingRouter } from './mapping/router.ts';
import { notificationRouter } from './notification/router.ts';
import { patientProcedures } from './patient/router.ts';
import { registrationProcedures } from './registration/router.ts';
import { securityEventRouter } from './security-event/router.ts';
import { shareRouter } from './share/router.ts';
import { transferRouter } from './transfer/router.ts';
import { router } from './trpc.ts';
import { userRouter } from './user/router.ts';

export const appRouter = router({
	auth: authRouter,
	user: userRouter,
	invitation: invitationRouter,
	clinic: clinicRouter,
	backup: backupRouter,
	patient: router({ ...patientProcedures, ...registrationProcedures }),
	doctor: doctorRouter,
	mapping: mappingRouter,
	activity: activityRouter,
	notification: notificationRouter,
	securityEvent: securityEventRouter,
	share: shareRouter,
	transfer: transferRouter,
	emergencyAccess: emergencyAccessRouter,
});

export type AppRouter = typeof appRouter;
