import type { PayloadRequest } from 'payload'
import { type Checked, checkProgramme } from '../../editorial/checks/check-programme'
import { currentEditionFor, type HomeEdition } from './current-edition'

/** The current edition of an editor, and how its programme stands. */
export interface Home {
  edition: HomeEdition
  checked: Checked
}

const homes = new WeakMap<PayloadRequest, Promise<Home | undefined>>()

/** What the parts of the home show, read once for all of them; nothing while there is no edition to work on. */
export function homeOf(req: PayloadRequest): Promise<Home | undefined> {
  const home = homes.get(req) ?? readHome(req)
  homes.set(req, home)
  return home
}

async function readHome(req: PayloadRequest): Promise<Home | undefined> {
  const edition = await currentEditionFor(req, new Date())
  // Only an edition that this editor works on is looked for.
  const checked = edition && (await checkProgramme(req.payload, edition.id, req))
  return checked ? { edition, checked } : undefined
}
