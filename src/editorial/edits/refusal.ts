/** An answer that refuses a save. It is expected between two people, so it is no error of the log. */
export const refusal = (status: number, error: { code: string; message: string; data?: object }): Response =>
  Response.json({ errors: [error] }, { status, headers: { 'Cache-Control': 'no-store' } })
