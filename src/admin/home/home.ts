import type { PayloadRequest } from 'payload'
import { type Checked, checkProgramme } from '../../editorial/checks/check-programme'
import { currentEditionFor, type HomeEdition } from './current-edition'

/** The current edition of an editor, and the findings of its programme. */
export interface Home {
  edition: HomeEdition
  checked: Checked
}

const homes = new WeakMap<PayloadRequest, Promise<Home | undefined>>()

/** Returns the data of the home, read once for all its parts; `undefined` while the editor has no edition. */
export function homeOf(req: PayloadRequest): Promise<Home | undefined> {
  const home = homes.get(req) ?? readHome(req)
  homes.set(req, home)
  return home
}

async function readHome(req: PayloadRequest): Promise<Home | undefined> {
  const edition = await currentEditionFor(req, new Date())
  // `currentEditionFor` only returns an edition that this editor works on.
  const checked = edition && (await checkProgramme(req.payload, edition.id, req))
  return checked ? { edition, checked } : undefined
}
