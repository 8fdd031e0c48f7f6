// The settings files of `npm start`, unless NODE_ENV selects others. Imported before any module that reads the settings is loaded.
// biome-ignore lint/style/noProcessEnv: written here, read in src/env.ts
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production' })
