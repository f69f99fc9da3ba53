# updates: PBE_UPDATE_URL -> what description.xml and pbe.update.xml say of it.
set(PBE_UPDATE_INFORMATION "")
if(PBE_UPDATE_URL)
  set(PBE_UPDATE_INFORMATION "  <update-information>
    <src xlink:href=\"${PBE_UPDATE_URL}\"/>
  </update-information>
")
  string(REGEX REPLACE "/[^/]*$" "/pbe.oxt" PBE_DOWNLOAD_URL ${PBE_UPDATE_URL})
endif()
