"""A mail program that is not ours, for the tests: Python's imaplib. A request a line, and an answer."""

import email
import email.policy
import imaplib
import json
import sys

def quoted(name):
    return '"' + name.replace('"', '\\"') + '"'


def read(client, folder):
    client.select(quoted(folder))
    _, found = client.uid("search", None, "ALL")
    messages = []
    for uid in found[0].split():
        _, data = client.uid("fetch", uid, "(FLAGS BODY.PEEK[])")
        flags = [flag.decode() for flag in imaplib.ParseFlags(data[0][0] + (data[1] if isinstance(data[1], bytes) else b""))]
        messages.append((uid, flags, data[0][1]))
    return messages


def one(client, folder, message_id):
    for uid, flags, source in read(client, folder):
        parsed = email.message_from_bytes(source, policy=email.policy.default)
        if str(parsed["Message-ID"]).strip() == message_id:
            return uid, parsed
    raise LookupError("no such message")


def remove(client, uid):
    client.uid("store", uid, "+FLAGS", "(\\Deleted)")
    client.uid("expunge", uid)


def act(request):
    client = imaplib.IMAP4("127.0.0.1", request["port"])
    client.login(request["user"], request["password"])
    action = request["action"]
    answer = []
    at = imaplib.Time2Internaldate(request["at"]) if "at" in request else None
    if action == "read":
        answer = [{"uid": int(uid), "flags": flags, "source": source.decode("latin1")} for uid, flags, source in read(client, request["folder"])]
    elif action == "append":
        status, _ = client.append(quoted(request["folder"]), request.get("flags"), at, request["source"].encode())
        assert status == "OK", status
    elif action == "edit":
        # As most mail programs do: lay down the new draft, then remove the old one.
        uid, parsed = one(client, "Drafts", request["messageId"])
        if request.get("newMessageId"):
            parsed.replace_header("Message-ID", request["newMessageId"])
        if request.get("newSubject"):
            parsed.replace_header("Subject", request["newSubject"])
        parsed.set_content(parsed.get_content() + "PS: one more thing.\n")
        client.append("Drafts", "(\\Draft \\Seen)", at, parsed.as_bytes(policy=email.policy.SMTP))
        remove(client, uid)
    elif action == "send":
        uid, parsed = one(client, "Drafts", request["messageId"])
        if request.get("newMessageId"):
            parsed.replace_header("Message-ID", request["newMessageId"])
        client.append("Sent", "(\\Seen)", at, parsed.as_bytes(policy=email.policy.SMTP))
        if not request.get("leavesDraft"):
            remove(client, uid)
    elif action == "remove":
        remove(client, one(client, "Drafts", request["messageId"])[0])
    elif action == "mark":
        client.uid("store", one(client, request.get("folder", "Drafts"), request["messageId"])[0], "+FLAGS", request["flags"])
    elif action == "move":
        uid, _ = one(client, "Drafts", request["messageId"])
        client.uid("copy", uid, quoted(request["folder"]))
        remove(client, uid)
    elif action == "create":
        client.create(quoted(request["folder"]))
    elif action == "rename":
        client.rename(quoted(request["folder"]), quoted(request["newName"]))
    client.logout()
    return answer


for line in sys.stdin:
    try:
        print(json.dumps({"answer": act(json.loads(line))}), flush=True)
    except Exception as error:
        print(json.dumps({"error": repr(error)}), flush=True)
