/** Prints what is wrong in the database at `DATABASE_URL` and in `MEDIA_DIR`, and exits with 1 when something is. */
import config from '@payload-config'
import { getPayload } from 'payload'
import { brokenInvariants } from '../server/invariants'

const broken = await brokenInvariants(await getPayload({ config, disableOnInit: true }), String(process.env.MEDIA_DIR))
for (const sentence of broken) console.log(sentence)
process.exit(broken.length > 0 ? 1 : 0)
