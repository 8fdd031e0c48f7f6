import { APIError, type Job, type Payload, type TaskConfig } from 'payload'
import { holdLease, LostLease } from '../../database/job-lease'
import { type Bilingual, inLanguage } from '../../domain/bilingual'
import { traced } from '../../traces/trace'

/**
 * A plan that fails is tried again after 5, 10, 20 and 40 s: a room may become free by another plan of the same minute. After
 * that it has failed for good, and the home of the admin shows it.
 */
export const retries: TaskConfig['retries'] = { attempts: 4, backoff: { type: 'exponential', delay: 5_000 } }

/** The reason that editors read when it is not one of the rules of the content. */
const technical: Bilingual = {
  fr: 'La base de données n’a pas répondu comme prévu. Publiez à la main ; si cela se répète, prévenez la personne qui gère le site.',
  en: 'The database did not answer as expected. Publish by hand; if it goes on, inform whoever runs the site.',
}

/** Does what a plan asks for, under the lease of its job. Throws what editors can read, and logs what they cannot. */
export async function carryOut<Result>(
  payload: Payload,
  job: Pick<Job, 'id' | 'taskSlug'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const onError = (err: unknown) => payload.logger.warn({ err }, 'The lease of a job could not be renewed.')
  try {
    const attributes = { 'assises.job.id': String(job.id), 'assises.job.task': job.taskSlug ?? undefined }
    return await traced({ name: 'job', attributes }, () => holdLease(payload.db, job, onError, work))
  } catch (error) {
    if (error instanceof LostLease || (error instanceof APIError && error.status < 500)) throw error
    payload.logger.error({ err: error }, 'A planned publication failed.')
    throw new Error(inLanguage(technical, 'fr'), { cause: error })
  }
}
