"""Updates: as built the extension names no server; built for a bureau's own, LibreOffice
asks there and is told of the newer version and where it is."""

import http.server
import shutil
import subprocess
import threading

import office

PLACE = "/pbe/pbe.update.xml"


class Server(http.server.SimpleHTTPRequestHandler):
    """A bureau's server; the office is told what the class has in `page`."""

    page = b""

    def do_GET(self):
        self.send_response(200 if self.path == PLACE else 404)
        self.send_header("Content-Type", "text/xml")
        self.end_headers()
        if self.path == PLACE:
            self.wfile.write(self.page)

    def log_message(self, *_):
        pass


def build_for(url, folder):
    """What CMake makes of the two files with PBE_UPDATE_URL; returns their texts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    script = folder / "configure.cmake"
    packaging = office.SOURCE / "packaging"
    script.write_text(
        f'set(PBE_UPDATE_URL "{url}")\nset(PROJECT_VERSION 99.0)\n'
        f'include("{packaging}/updates.cmake")\n'
        f'configure_file("{packaging}/pbe.update.xml.in" "{folder}/update.xml" @ONLY)\n'
        f'configure_file("{packaging}/oxt/description.xml.in" "{folder}/d.xml" @ONLY)\n')
    subprocess.run(["cmake", "-P", str(script)], check=True, stdin=subprocess.DEVNULL)
    return (folder / "update.xml").read_bytes(), (folder / "d.xml").read_text("utf-8")


class Updates(office.OfficeTest):

    def manager(self):
        return self.office.context.getValueByName(
            "/singletons/com.sun.star.deployment.ExtensionManager")

    def test_as_built_it_names_no_server(self):
        package = self.manager().getDeployedExtension("shared", "pbe.calc", "pbe.oxt", None)
        self.assertEqual(package.getUpdateInformationURLs(), ())

    def test_built_for_a_bureau_its_server_is_asked(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        Server.page, description = build_for(host + PLACE, self.work / "for-a-bureau")
        self.assertIn(f'<src xlink:href="{host}{PLACE}"/>', description)
        provider = self.office.create("com.sun.star.deployment.UpdateInformationProvider")
        (told,) = provider.getUpdateInformation((host + PLACE,), "pbe.calc")
        version = told.getElementsByTagName("version").item(0)
        self.assertEqual(version.getAttribute("value"), "99.0")
        self.assertEqual(told.getElementsByTagName("src").item(0)
                         .getAttributeNS("http://www.w3.org/1999/xlink", "href"),
                         f"{host}/pbe/pbe.oxt")


if __name__ == "__main__":
    office.main()
