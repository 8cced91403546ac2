// Another program at the same file, as a backup or a rebuild is: holds its write lock until its input ends.
import Database from 'better-sqlite3'

const connection = new Database(process.argv[2] ?? '', { fileMustExist: true, timeout: 60_000 })
connection.exec('BEGIN IMMEDIATE')
process.stdout.write('held\n')
process.stdin.resume().once('end', () => {
  connection.exec('ROLLBACK')
  connection.close()
})
