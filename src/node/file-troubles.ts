/** Why a file cannot be read or written, by the code of the file system's error. */
export const FILE_TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'no space is left on the disk for this user',
  EFBIG: 'it would be too large',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  EIO: 'the disk fails',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
};

/** Troubles that another name would mend. With any other the machine is at fault, not who named the file. */
const MISNAMED: readonly string[] = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP'];

/** The code of a file system's error; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether the file system's error would be mended by another name. */
export function isMisnamed(error: unknown): boolean {
  return MISNAMED.includes(codeOf(error));
}
