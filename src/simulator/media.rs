//! Files: what the server accepts as a photo or a document, and where it keeps the bytes.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::http_body::Upload;
use super::params::{Answer, ApiError, Params};
use super::rules::{Checked, Rule};

const MAX_PHOTO_BYTES: usize = 10 << 20;
const MAX_DOCUMENT_BYTES: usize = 50 << 20;
/// What a bot may download; larger files it can only pass on.
const MAX_DOWNLOAD_BYTES: usize = 20 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Photo,
    Document,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    pub kind: FileKind,
    pub id: String,
    pub unique_id: String,
    pub path: String,
    pub upload: Upload,
    /// Pixels, for photos.
    pub size: (u32, u32),
}

#[derive(Debug, Default)]
pub struct FileTable {
    by_id: HashMap<String, StoredFile>,
    last: u64,
}

impl FileTable {
    pub fn get(&self, id: &str) -> Option<&StoredFile> {
        self.by_id.get(id)
    }

    pub fn by_path(&self, path: &str) -> Option<&StoredFile> {
        self.by_id.values().find(|file| file.path == path)
    }

    pub fn add(&mut self, kind: FileKind, upload: Upload, checked: &Checked) -> Answer<String> {
        checked.by(Rule::FileSize);
        let bytes = upload.bytes.len();
        if bytes == 0 {
            return Err(ApiError::bad("file must be non-empty"));
        }
        let size = match kind {
            FileKind::Photo => {
                if bytes > MAX_PHOTO_BYTES {
                    return Err(ApiError::bad("file is too big"));
                }
                checked.by(Rule::PictureSize);
                let (width, height) = dimensions(&upload.bytes).ok_or_else(|| ApiError::bad("IMAGE_PROCESS_FAILED"))?;
                let (long, short) = (width.max(height), width.min(height).max(1));
                if width + height > 10_000 || long / short > 20 {
                    return Err(ApiError::bad("PHOTO_INVALID_DIMENSIONS"));
                }
                (width, height)
            }
            FileKind::Document if bytes > MAX_DOCUMENT_BYTES => {
                return Err(ApiError::plain(413, "Request Entity Too Large"));
            }
            FileKind::Document => (0, 0),
        };
        self.last += 1;
        let n = self.last;
        let (id, unique_id, path) = match kind {
            FileKind::Photo => (
                format!("AgACAgIAAxk{n:09}"),
                format!("AQAD{n:08}"),
                format!("photos/file_{n}.jpg"),
            ),
            FileKind::Document => {
                let extension = upload.file_name.rsplit_once('.').map(|(_, extension)| extension);
                let plain = |extension: &&str| extension.chars().all(|c| c.is_ascii_alphanumeric());
                let extension = extension.filter(plain).unwrap_or("bin");
                (
                    format!("BQACAgIAAxk{n:09}"),
                    format!("AgAD{n:08}"),
                    format!("documents/file_{n}.{extension}"),
                )
            }
        };
        self.by_id.insert(
            id.clone(),
            StoredFile {
                kind,
                id: id.clone(),
                unique_id,
                path,
                upload,
                size,
            },
        );
        Ok(id)
    }

    /// The file a send names: an upload, or the id of one sent before.
    pub fn take(&mut self, params: &Params<'_>, field: &str, kind: FileKind) -> Answer<String> {
        params.check(Rule::FileNamed);
        if let Some(upload) = params.upload(field) {
            return self.add(kind, upload.clone(), &params.checked);
        }
        let Some(reference) = params.text(field).filter(|text| !text.is_empty()) else {
            return Err(ApiError::bad(format!("there is no {field} in the request")));
        };
        match self.by_id.get(&reference) {
            Some(file) if file.kind == kind => Ok(reference),
            Some(file) => Err(ApiError::bad(format!(
                "can't use file of type {:?} as {kind:?}",
                file.kind
            ))),
            None if reference.contains("://") && !reference.starts_with("attach:") => {
                Err(ApiError::bad("failed to get HTTP URL content"))
            }
            None => Err(ApiError::bad("wrong file identifier/HTTP URL specified")),
        }
    }

    pub fn get_file(&self, params: &Params<'_>) -> Answer {
        let id = params.text("file_id").filter(|id| !id.is_empty());
        let id = id.ok_or_else(|| ApiError::bad("file_id not specified"))?;
        let file = self.by_id.get(&id);
        let file = file.ok_or_else(|| ApiError::bad("wrong file_id or the file is temporarily unavailable"))?;
        if file.upload.bytes.len() > MAX_DOWNLOAD_BYTES {
            return Err(ApiError::bad("file is too big"));
        }
        Ok(json!({
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": file.upload.bytes.len(),
            "file_path": file.path,
        }))
    }

    /// Adds the field which a message with this file has.
    pub fn describe(&self, id: &str, object: &mut Map<String, Value>) {
        let Some(file) = self.by_id.get(id) else { return };
        let mut entry = json!({
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": file.upload.bytes.len(),
        });
        match file.kind {
            FileKind::Photo => {
                entry["width"] = json!(file.size.0);
                entry["height"] = json!(file.size.1);
                object.insert("photo".to_owned(), json!([entry]));
            }
            FileKind::Document => {
                entry["file_name"] = json!(file.upload.file_name);
                entry["mime_type"] = json!(file.upload.mime);
                object.insert("document".to_owned(), entry);
            }
        }
    }
}

/// Width and height of a PNG, JPEG or GIF; `None` for what is no picture.
pub fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let be = |at: usize, len: usize| {
        Some(
            bytes
                .get(at..at + len)?
                .iter()
                .fold(0_u32, |sum, byte| (sum << 8) | u32::from(*byte)),
        )
    };
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((be(16, 4)?, be(20, 4)?));
    }
    if bytes.starts_with(b"GIF8") {
        let le = |at: usize| Some(u32::from(*bytes.get(at)?) | u32::from(*bytes.get(at + 1)?) << 8);
        return Some((le(6)?, le(8)?));
    }
    if !bytes.starts_with(b"\xff\xd8") {
        return None;
    }
    let mut at = 2;
    loop {
        if be(at, 1)? != 0xff {
            return None;
        }
        let marker = be(at + 1, 1)?;
        // The frame headers, which hold the size; C4, C8 and CC are tables that share their range.
        if (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker) {
            return Some((be(at + 7, 2)?, be(at + 5, 2)?));
        }
        at += 2 + be(at + 2, 2)? as usize;
    }
}

/// The smallest PNG: one black pixel. For demos and tests that need some picture.
pub const TINY_PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xaf, 0xa4, 0x71, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_tell_their_size_and_the_rest_is_refused() {
        assert_eq!(dimensions(TINY_PNG), Some((1, 1)));
        assert_eq!(dimensions(b"GIF89a\x02\x01\x03\x00"), Some((258, 3)));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01";
        assert_eq!(dimensions(jpeg), Some((32, 16)));
        let upload = Upload {
            file_name: "a.png".into(),
            mime: "image/png".into(),
            bytes: b"text".to_vec(),
        };
        let refused = FileTable::default()
            .add(FileKind::Photo, upload.clone(), &Checked::default())
            .unwrap_err();
        assert_eq!(refused.description, "Bad Request: IMAGE_PROCESS_FAILED");
        assert!(
            FileTable::default()
                .add(FileKind::Document, upload, &Checked::default())
                .is_ok()
        );
    }
}
