import { z } from 'zod'

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z.string().default('file:./data/assises.db'),
  PAYLOAD_SECRET: z.string().min(32).default('development-only-secret-of-32-characters'),
  PUBLIC_URL: z.url().optional(),
})

/** The settings of this process, read once from its environment. */
export const env = schema.parse(process.env)
