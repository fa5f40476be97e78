"""Which fields Drive's answers have: a `fields` parameter that names another is refused.

Written like `messages`, from the names of Google's discovery document for Drive v3. Only the
fields of a list's own entries are looked into, no deeper, as the service does.
"""

from __future__ import annotations

from sync.sandbox.messages import read_messages

SPECIFICATION = """
FileList = files:File incompleteSearch kind nextPageToken
File = appProperties capabilities clientEncryptionDetails contentHints contentRestrictions
  copyRequiresWriterPermission createdTime description downloadRestrictions driveId
  explicitlyTrashed exportLinks fileExtension folderColorRgb fullFileExtension
  hasAugmentedPermissions hasThumbnail headRevisionId iconLink id imageMediaMetadata
  inheritedPermissionsDisabled isAppAuthorized kind labelInfo lastModifyingUser linkShareMetadata
  md5Checksum mimeType modifiedByMe modifiedByMeTime modifiedTime name originalFilename ownedByMe
  owners parents permissionIds permissions properties quotaBytesUsed resourceKey sha1Checksum
  sha256Checksum shared sharedWithMeTime sharingUser shortcutDetails size spaces starred
  teamDriveId thumbnailLink thumbnailVersion trashed trashedTime trashingUser version
  videoMediaMetadata viewedByMe viewedByMeTime viewersCanCopyContent webContentLink webViewLink
  writersCanShare
PermissionList = kind nextPageToken permissions:Permission
Permission = allowFileDiscovery deleted displayName domain emailAddress expirationTime id
  inheritedPermissionsDisabled kind pendingOwner permissionDetails photoLink role
  teamDrivePermissionDetails type view
ChangeList = changes:Change kind newStartPageToken nextPageToken
Change = changeType drive driveId file fileId kind removed teamDrive teamDriveId time type
DriveList = drives:Drive kind nextPageToken
Drive = backgroundImageFile backgroundImageLink capabilities colorRgb createdTime hidden id kind
  name orgUnitId restrictions themeId
CommentList = comments:Comment kind nextPageToken
StartPageToken = kind startPageToken
About = appInstalled canCreateDrives canCreateTeamDrives driveThemes exportFormats
  folderColorPalette importFormats kind maxImportSizes maxUploadSize storageQuota teamDriveThemes
  user
Comment = anchor assigneeEmailAddress author content createdTime deleted htmlContent id kind
  mentionedEmailAddresses modifiedTime quotedFileContent replies resolved
"""

MESSAGES = read_messages(SPECIFICATION)
D = "drive"
METHODS = {
    f"{D}.about.get": "About",
    f"{D}.changes.getStartPageToken": "StartPageToken",
    f"{D}.changes.list": "ChangeList",
    f"{D}.comments.create": "Comment",
    f"{D}.comments.list": "CommentList",
    f"{D}.drives.create": "Drive",
    f"{D}.drives.get": "Drive",
    f"{D}.drives.list": "DriveList",
    f"{D}.files.copy": "File",
    f"{D}.files.create": "File",
    f"{D}.files.get": "File",
    f"{D}.files.list": "FileList",
    f"{D}.files.update": "File",
    f"{D}.permissions.create": "Permission",
    f"{D}.permissions.get": "Permission",
    f"{D}.permissions.list": "PermissionList",
    f"{D}.permissions.update": "Permission",
}
