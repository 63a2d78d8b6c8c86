import type { Edition } from '../src/policy/index.ts'
import { southGloucestershire2010 } from './south-gloucestershire-2010/index.ts'

/** The editions that come with the service, the newest last. */
export const shippedEditions: readonly Edition[] = [southGloucestershire2010]
