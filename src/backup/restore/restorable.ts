import type { Env } from '../../env'
import type { BackedUp } from '../back-up'

/** The settings that say where a restored site is. */
export type Restorable = BackedUp & Pick<Env, 'DATA_DIR' | 'HOST' | 'PORT'>
