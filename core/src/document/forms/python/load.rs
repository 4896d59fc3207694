//! Files for the client that a program loads: joined with the program, as `-f` joins one with a command.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    super::{
        super::ProblemKind,
        builder::Builder,
        file::{Copied, Files},
    },
    call::Argument,
    code::Run,
    program::{Program, not_read},
    value::{Entry, Object, Value, ValueId},
};
use crate::document::forms::map::Map;
use crate::{rulebook::PythonClass, severity::Severity};

impl<'t> Program<'_, 't> {
    /// An object that a file describes, with overrides of its keys.
    pub fn load(
        &mut self,
        class: &'static PythonClass,
        at: usize,
        arguments: &[Argument<'t>],
        whole: &Run,
    ) -> ValueId {
        let id = self.made(class, at, whole);
        let source = arguments.iter().find(|argument| matches!(argument.keyword, None | Some("source")));
        let file = source.map(|argument| argument.value);
        if let Some(object) = self.object_mut(id) {
            object.is_loaded = true;
            object.file = file;
            object.incomplete = file.is_none();
        }
        let overrides = arguments.iter().find(|argument| argument.keyword == Some("params_override"));
        if let Some(argument) = overrides
            && self.override_with(id, argument).is_none()
        {
            let what = format!(
                "what `{}` changes is not known here, so no key of the file counts as known; write the changes out",
                self.code.written(&argument.run)
            );
            self.tell(not_read(what), &argument.run);
            self.lose(id);
            if let Some(object) = self.object_mut(id) {
                object.is_overridden = true;
            }
        }
        id
    }

    /// Writes overrides such as `{"a.b": c}` over the object; nothing where one is not understood.
    fn override_with(&mut self, id: ValueId, argument: &Argument<'t>) -> Option<()> {
        let Value::List(items) = &self.values.get(argument.value)?.value else { return None };
        for item in items.clone() {
            let Object { entries, incomplete, .. } = self.object(item)?.clone();
            if incomplete {
                return None;
            }
            for Entry { key, extent, value } in entries {
                let mut target = id;
                let mut parts: Vec<&str> = key.split('.').collect();
                let last = parts.pop().filter(|_| !key.contains('['))?;
                for part in parts {
                    target = self.below(target, part, Value::Object(Object::default()));
                }
                let entry = Entry { key: last.to_string(), extent, value };
                self.object_mut(target)?.entries.push(entry);
            }
        }
        Some(())
    }
}

/// What the files say that a program loads, by object.
pub fn files(
    builder: &mut Builder,
    program: &mut Program<'_, '_>,
    text: &str,
    files: &mut Files<'_>,
) -> Map<ValueId, Copied> {
    let mut loaded = Map::new();
    let is_loaded = |id: &ValueId| program.object(*id).is_some_and(|object| object.is_loaded);
    let ids: Vec<ValueId> = program.objects.iter().copied().filter(is_loaded).collect();
    for id in ids.into_iter().take(program.limits.documents) {
        let object = program.object(id).filter(|object| !object.local);
        let Some((path, overridden)) = object.and_then(|object| Some((object.file?, object.is_overridden)))
        else {
            continue;
        };
        let Some(held) = program.values.get(path) else { continue };
        let extent = held.extent.clone();
        let copied = match files.copy(builder, &path_of(&held.value), text) {
            Ok(copied) => copied,
            Err((code, message)) => {
                let kind = ProblemKind::Form { code: code.into(), message, severity: Severity::Info };
                program.tell_at(kind, extent);
                continue;
            }
        };
        if let Some(root) = copied.root.filter(|_| overridden) {
            let entries: Vec<_> = builder.tree().entries(root).copied().collect();
            for entry in entries {
                let Some(key) = builder.tree().text(entry.key).map(ToString::to_string) else { continue };
                let at = builder.span_of(entry.value);
                let shown = format!("{key}, which overrides may change");
                let open = builder.unknown(format!("{key} of {id}"), &shown, Vec::new(), at);
                builder.put(root, &key, at, open);
            }
        }
        loaded.insert(id, copied);
    }
    loaded
}

/// The path; of one that is put together, such as `os.path.join(folder, "endpoint.yml")`, the name at its end.
fn path_of(value: &Value) -> String {
    let Value::Open(open) = value else {
        return if let Value::Text(path, _) = value { path.clone() } else { "the file".to_string() };
    };
    let end = open.shown.trim_end_matches([')', '"', '\'']);
    let name = end.rsplit(['"', '\'']).next().filter(|name| name.contains('.') && name.len() < end.len());
    name.unwrap_or(&open.shown).to_string()
}
