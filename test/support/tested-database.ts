/** Whether the tests of the project `api` run on MongoDB rather than on SQLite. */
export const isTestedOnMongoDB = process.env.TEST_DATABASE === 'mongodb'
